package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import org.junit.jupiter.api.Test;
import org.secf.mechanism.StreamedResponses;

/** What an application says of streamed responses is known before its first request. */
class StreamedMethodsTest {

    @Dependent
    static class Reports {

        @SignResponse(streamed = true)
        String all() {
            return "done";
        }

        @SignResponse
        String one() {
            return "done";
        }
    }

    @Dependent
    @SignResponse(definition = "partners", streamed = true)
    static class PartnersReports {
        String all() {
            return "done";
        }
    }

    @Test
    void areFoundByTheDefinitionThatSignsThem() {
        try (SeContainer cdi = CdiContainer.with(Reports.class, PartnersReports.class)) {
            StreamedResponses streamed = cdi.select(StreamedResponses.class).get();

            assertThat(streamed.of("response-signature"))
                    .singleElement()
                    .asString()
                    .contains("Reports.all()");
            assertThat(streamed.of("response-signature.partners")).containsExactly(PartnersReports.class.getName());
            assertThat(streamed.of("response-signature.others")).isEmpty();
        }
    }
}
