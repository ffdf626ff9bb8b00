package org.muster.access;

/// How an attempt to sign in ended.
public sealed interface SignIn {

  /// The password was right. Where the account's `oneTime` is set, the only next step is to change
  /// it.
  record Accepted(Account account) implements SignIn {}

  /// Unknown name, wrong password or disabled account: which of them is not told.
  record Rejected() implements SignIn {}
}
