package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.Stateless;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.settings.ConfigurationException;

/** A token that is demanded at an interface would be verified by nobody, and the method would run for anybody. */
class TokenAtInterfaceTest {

    interface AtMethod {
        @AuthenticatedByToken
        String book(@CallerToken String token);
    }

    @AuthenticatedByToken
    interface AtInterface {
        String book(@CallerToken String token);
    }

    @Path("/clerks")
    interface AtResource {
        @GET
        @AuthenticatedByToken
        String book(@CallerToken String token);
    }

    @Dependent
    @Stateless
    static class Clerk implements AtMethod {
        @Override
        public String book(@CallerToken String token) {
            return "done";
        }
    }

    @Dependent
    static class Heir extends Clerk {}

    @Dependent
    static class Clerks implements AtInterface {
        @Override
        public String book(@CallerToken String token) {
            return "done";
        }
    }

    /** JAX-RS finds its own annotations there, and no filter of ours reads a parameter. */
    @Dependent
    @Path("/clerk")
    static class Resource implements AtMethod {
        @Override
        public String book(@CallerToken String token) {
            return "done";
        }
    }

    @Dependent
    static class BehindInterface implements AtResource {
        @Override
        public String book(@CallerToken String token) {
            return "done";
        }
    }

    @Dependent
    @Path("/clerk")
    static class AtItsMethod implements AtMethod {
        @Override
        @AuthenticatedByToken
        public String book(@CallerToken String token) {
            return "done";
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Clerk.class, Heir.class, Clerks.class, Resource.class, BehindInterface.class})
    void stopsTheDeployment(Class<?> bean) {
        assertThatThrownBy(() -> CdiContainer.with(bean))
                .hasStackTraceContaining(ConfigurationException.class.getName())
                .hasStackTraceContaining("@AuthenticatedByToken stands at an interface of " + bean.getName());
    }

    @Test
    void isReadAtTheMethodOfTheBean() {
        try (SeContainer cdi = CdiContainer.with(AtItsMethod.class)) {
            assertThatThrownBy(() -> cdi.select(AtItsMethod.class).get().book("any"))
                    .isInstanceOf(ForbiddenException.class)
                    .hasMessage("NO_CALLER_SOURCE");
            assertThat(cdi.isRunning()).isTrue();
        }
    }
}
