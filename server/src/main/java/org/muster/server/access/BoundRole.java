package org.muster.server.access;

import org.muster.access.Role;

/// A role, and whether whoever has it needs a second factor.
public record BoundRole(Role role, boolean bound) {}
