-- Which logins are over before the sessions that keep them. The same text for H2 and PostgreSQL.

CREATE TABLE secf_ended_logins (
    login VARCHAR(64) NOT NULL PRIMARY KEY,
    made_by BIGINT NOT NULL,
    forgotten BIGINT NOT NULL
);

CREATE INDEX secf_ended_logins_forgotten ON secf_ended_logins (forgotten);
