package org.muster.access;

import java.util.Set;

/// Who looks or acts.
public sealed interface Viewer {

  /// The alliance's own body: whoever is bound to it belongs to the staffs.
  String ALLIANCE = "NATO";

  /// As the audit log names them.
  String actor();

  /// Whether they may add, change, withdraw and choose among rows of that owner.
  boolean mayEdit(String owner);

  /// Whether they may say, to others than their own body, something about a thing of that nation
  /// or body, in a case of that owner; see [Authorship].
  boolean maySpeakOf(String whose, String caseOwner);

  /// Whether they manage the accounts of that nation or body.
  boolean mayAdminister(String body);

  /// Nobody in particular: sees what is public and changes nothing.
  record Anonymous() implements Viewer {
    @Override
    public String actor() {
      return "anonymous";
    }

    @Override
    public boolean mayEdit(String owner) {
      return false;
    }

    @Override
    public boolean maySpeakOf(String whose, String caseOwner) {
      return false;
    }

    @Override
    public boolean mayAdminister(String body) {
      return false;
    }
  }

  /// Whoever runs the command line: holds the database itself, so no rule could keep anything from
  /// them.
  ///
  /// @param systemAccount the operating system's name for them
  record Operator(String systemAccount) implements Viewer {
    /// The account that this process runs under.
    public static Operator ofThisProcess() {
      return new Operator(System.getProperty("user.name", "unknown"));
    }

    @Override
    public String actor() {
      return "os:" + systemAccount;
    }

    @Override
    public boolean mayEdit(String owner) {
      return true;
    }

    @Override
    public boolean maySpeakOf(String whose, String caseOwner) {
      return true;
    }

    @Override
    public boolean mayAdminister(String body) {
      return true;
    }
  }

  /// Somebody signed in.
  ///
  /// @param account the account's name
  /// @param body the nation or body that they are bound to
  /// @param onlyReads whether they see what their roles show and act in none of them, as whoever
  ///     looks back at what was known on an earlier day
  record Person(String account, String body, Set<Role> roles, boolean onlyReads) implements Viewer {
    public Person {
      roles = Set.copyOf(roles);
    }

    /// Somebody who acts in their roles.
    public Person(String account, String body, Set<Role> roles) {
      this(account, body, roles, false);
    }

    /// The same person, reading and no more.
    public Person reading() {
      return new Person(account, body, roles, true);
    }

    /// Whether they act in that role.
    public boolean acts(Role role) {
      return !onlyReads && roles.contains(role);
    }

    /// Whether they act in any role but one that reads or keeps accounts.
    public boolean takesPart() {
      return !onlyReads
          && roles.stream().anyMatch(r -> r != Role.VIEWER && r != Role.ADMINISTRATOR);
    }

    @Override
    public String actor() {
      return account;
    }

    @Override
    public boolean mayEdit(String owner) {
      return !onlyReads && owner.equals(body) && roles.stream().anyMatch(Role::edits);
    }

    @Override
    public boolean maySpeakOf(String whose, String caseOwner) {
      return !onlyReads && (whose.equals(body) || caseOwner.equals(body) || isStaff());
    }

    @Override
    public boolean mayAdminister(String whose) {
      return whose.equals(body) && roles.contains(Role.ADMINISTRATOR);
    }

    /// Whether they belong to the alliance's staffs.
    public boolean isStaff() {
      return body.equals(ALLIANCE)
          || roles.contains(Role.ALLIANCE_DESK_OFFICER)
          || roles.contains(Role.ALLIANCE_APPROVER);
    }

    /// Whether they are an ally or belong to the alliance's staffs.
    public boolean isAlly() {
      return isStaff() || roles.contains(Role.ALLY_REPRESENTATIVE);
    }
  }
}
