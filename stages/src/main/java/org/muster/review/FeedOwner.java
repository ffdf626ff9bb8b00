package org.muster.review;

/// Whose calendar feed an address opens.
public record FeedOwner(String caseId, String account) {}
