-- What a bootstrapping server knows. The same text for H2 and PostgreSQL.

CREATE TABLE secf_subscriber (
    identity VARCHAR(256) NOT NULL PRIMARY KEY,
    sealing_key VARCHAR(16) NOT NULL,
    subscriber_key BYTEA NOT NULL,
    operator_key BYTEA NOT NULL,
    sequence_number BIGINT NOT NULL
);

-- Numbers of nobody, which are counted where somebody who is no subscriber asks, so that this takes as long as for a subscriber.
CREATE TABLE secf_nobody (
    slot INTEGER NOT NULL PRIMARY KEY,
    sequence_number BIGINT NOT NULL
);

-- All of them, as those of subscribers are there too: 16 times 16 times 16.
INSERT INTO secf_nobody (slot, sequence_number)
SELECT one.digit + 16 * two.digit + 256 * three.digit, 0
FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) AS one (digit),
    (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) AS two (digit),
    (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) AS three (digit);

CREATE TABLE secf_public_identity (
    subscriber VARCHAR(256) NOT NULL REFERENCES secf_subscriber (identity) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    identity VARCHAR(512) NOT NULL,
    PRIMARY KEY (subscriber, place)
);

CREATE TABLE secf_setting (
    subscriber VARCHAR(256) NOT NULL REFERENCES secf_subscriber (identity) ON DELETE CASCADE,
    service BIGINT NOT NULL,
    application_group VARCHAR(256) NOT NULL,
    service_type BIGINT NOT NULL,
    PRIMARY KEY (subscriber, service, application_group)
);

CREATE TABLE secf_setting_flag (
    subscriber VARCHAR(256) NOT NULL,
    service BIGINT NOT NULL,
    application_group VARCHAR(256) NOT NULL,
    place INTEGER NOT NULL,
    flag BIGINT NOT NULL,
    PRIMARY KEY (subscriber, service, application_group, place),
    FOREIGN KEY (subscriber, service, application_group) REFERENCES secf_setting (subscriber, service, application_group) ON DELETE CASCADE
);

CREATE TABLE secf_setting_identity (
    subscriber VARCHAR(256) NOT NULL,
    service BIGINT NOT NULL,
    application_group VARCHAR(256) NOT NULL,
    place INTEGER NOT NULL,
    identity VARCHAR(512) NOT NULL,
    PRIMARY KEY (subscriber, service, application_group, place),
    FOREIGN KEY (subscriber, service, application_group) REFERENCES secf_setting (subscriber, service, application_group) ON DELETE CASCADE
);

CREATE TABLE secf_bootstrapping (
    subscriber VARCHAR(256) NOT NULL PRIMARY KEY REFERENCES secf_subscriber (identity) ON DELETE CASCADE,
    transaction_id VARCHAR(512) NOT NULL UNIQUE,
    temporary_identity VARCHAR(256) NOT NULL,
    sealing_key VARCHAR(16) NOT NULL,
    bootstrapped_key BYTEA NOT NULL,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL
);

CREATE INDEX secf_bootstrapping_temporary_identity ON secf_bootstrapping (temporary_identity);

CREATE INDEX secf_bootstrapping_expires ON secf_bootstrapping (expires);
