-- Second factors, people known elsewhere, tokens of programs, and counters that outlive a restart.

-- Grows with every change of password, factor or standing: a session that began under another number is over.
ALTER TABLE "accounts" ADD COLUMN "epoch" BIGINT NOT NULL DEFAULT 0;
-- Whether the account needs a second factor whatever its roles are.
ALTER TABLE "accounts" ADD COLUMN "factor_required" BIGINT NOT NULL DEFAULT 0;

CREATE TABLE "access_settings" (
  "name" TEXT NOT NULL PRIMARY KEY,
  "value" TEXT NOT NULL
);

-- The secret is encrypted with a key that is not in the database.
CREATE TABLE "second_factors" (
  "account" TEXT NOT NULL PRIMARY KEY REFERENCES "accounts" ("account"),
  "secret" TEXT NOT NULL,
  "confirmed" BIGINT NOT NULL,
  "last_step" BIGINT NOT NULL,
  "failures" BIGINT NOT NULL,
  "locked_until" TEXT
);

CREATE TABLE "recovery_codes" (
  "account" TEXT NOT NULL REFERENCES "accounts" ("account"),
  "hash" TEXT NOT NULL,
  PRIMARY KEY ("account", "hash")
);

-- Who an identity provider's subject is here; an account has one subject at each provider.
CREATE TABLE "outside_subjects" (
  "issuer" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "account" TEXT NOT NULL REFERENCES "accounts" ("account"),
  PRIMARY KEY ("issuer", "subject"),
  UNIQUE ("issuer", "account")
);

CREATE TABLE "tokens" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "account" TEXT NOT NULL REFERENCES "accounts" ("account"),
  "label" TEXT NOT NULL,
  "scope" TEXT NOT NULL,
  "hash" TEXT NOT NULL UNIQUE,
  "made_at" TEXT NOT NULL,
  "expires_at" TEXT NOT NULL,
  "revoked_at" TEXT
);

CREATE TABLE "attempts" (
  "kind" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "since" TEXT NOT NULL,
  "taken" BIGINT NOT NULL,
  PRIMARY KEY ("kind", "who")
);
