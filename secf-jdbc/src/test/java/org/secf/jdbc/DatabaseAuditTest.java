package org.secf.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.secf.verdict.Rejection;

class DatabaseAuditTest {

    @Test
    void saysReasonAndClauseInOneLineOfJson() {
        assertThat(DatabaseAudit.line(new Rejection(SealReason.UNKNOWN_SEALING_KEY, "one of \"these\"", "another")))
                .isEqualTo(
                        "{\"event\":\"database\",\"reason\":\"UNKNOWN_SEALING_KEY\",\"clause\":\"NIST SP 800-57 §5.3\","
                                + "\"expected\":\"one of \\\"these\\\"\",\"received\":\"another\"}");
    }
}
