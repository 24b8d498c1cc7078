-- What an application remembers of callers with bootstrapped keys. The same text for H2 and PostgreSQL.

CREATE TABLE secf_application_keys (
    transaction_id VARCHAR(512) NOT NULL,
    application VARCHAR(300) NOT NULL,
    sealing_key VARCHAR(16) NOT NULL,
    sealed BYTEA NOT NULL,
    ends BIGINT NOT NULL,
    PRIMARY KEY (transaction_id, application)
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
