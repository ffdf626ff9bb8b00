package org.muster.server.access;

import org.muster.access.Role;

/// A role as a box to tick.
///
/// @param bound whether it is ticked
public record BoundRole(Role role, boolean bound) {}
