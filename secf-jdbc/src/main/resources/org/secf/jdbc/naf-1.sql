-- What an application remembers of callers with bootstrapped keys. The same text for H2 and PostgreSQL.

-- What was asked for stands there as a digest: definitions of one application may ask for other services and kinds of keys.
CREATE TABLE secf_application_keys (
    transaction_id VARCHAR(512) NOT NULL,
    application VARCHAR(300) NOT NULL,
    asked_for VARCHAR(64) NOT NULL,
    sealing_key VARCHAR(16) NOT NULL,
    sealed BYTEA NOT NULL,
    retrieved BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    PRIMARY KEY (transaction_id, application, asked_for)
);

CREATE INDEX secf_application_keys_ends ON secf_application_keys (ends);

CREATE TABLE secf_nonce_key (
    application VARCHAR(300) NOT NULL PRIMARY KEY,
    sealing_key VARCHAR(16) NOT NULL,
    sealed BYTEA NOT NULL
);

CREATE TABLE secf_once (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    expires BIGINT NOT NULL
);

CREATE INDEX secf_once_expires ON secf_once (expires);
