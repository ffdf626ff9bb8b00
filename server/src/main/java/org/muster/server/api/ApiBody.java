package org.muster.server.api;

/// What is sent or answered as JSON under `/api`. Each component of the record is a member of the
/// object; one that is no Optional is always there.
interface ApiBody {}
