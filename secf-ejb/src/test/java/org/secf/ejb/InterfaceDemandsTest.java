package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.Stateless;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.settings.ConfigurationException;

/** A bean whose interface demands something that nobody would ask for. */
class InterfaceDemandsTest {

    interface AtMethod {
        @RequireIntegrity
        String book();
    }

    @ReplayProtected
    interface AtInterface {
        String book();
    }

    interface ByToken {
        @AuthenticatedByToken
        String book(@CallerToken String token);
    }

    @AuthenticatedByToken
    interface ByTokenEverywhere {
        String book(@CallerToken String token);
    }

    @Dependent
    @Stateless
    static class Clerk implements ByToken {
        @Override
        public String book(@CallerToken String token) {
            return "done";
        }
    }

    @Dependent
    static class Clerks implements ByTokenEverywhere {
        @Override
        public String book(@CallerToken String token) {
            return "done";
        }
    }

    /** JAX-RS finds its own annotations at interfaces, and no filter of ours reads a parameter. */
    @Dependent
    @Path("/clerk")
    static class ClerkResource implements ByToken {
        @Override
        public String book(@CallerToken String token) {
            return "done";
        }
    }

    @Path("/clerks")
    interface ResourceByToken {
        @GET
        @AuthenticatedByToken
        String book(@CallerToken String token);
    }

    @Dependent
    static class ClerkBehindInterface implements ResourceByToken {
        @Override
        public String book(@CallerToken String token) {
            return "done";
        }
    }

    @Dependent
    @Path("/clerk")
    static class ClerkAtItsMethod implements ByToken {
        @Override
        @AuthenticatedByToken
        public String book(@CallerToken String token) {
            return "done";
        }
    }

    @Dependent
    @Stateless
    static class Ledger implements AtMethod {
        @Override
        public String book() {
            return "done";
        }
    }

    @Dependent
    static class Once implements AtInterface {
        @Override
        public String book() {
            return "done";
        }
    }

    @Dependent
    static class Inheriting extends Ledger {}

    @Dependent
    @Path("/ledger")
    static class Resource implements AtMethod {
        @Override
        public String book() {
            return "done";
        }
    }

    @Dependent
    @RequireIntegrity
    static class AtClass implements AtMethod {
        @Override
        public String book() {
            return "done";
        }
    }

    @Dependent
    static class AtItsMethod implements AtInterface {
        @Override
        @ReplayProtected
        public String book() {
            return "done";
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Ledger.class,
                Once.class,
                Inheriting.class,
                Clerk.class,
                Clerks.class,
                ClerkResource.class,
                ClerkBehindInterface.class
            })
    void stopsTheDeployment(Class<?> bean) {
        assertThatThrownBy(() -> CdiContainer.with(bean))
                .hasStackTraceContaining(ConfigurationException.class.getName())
                .hasStackTraceContaining("stands at an interface of " + bean.getName());
    }

    /** JAX-RS methods are asked by their interfaces, too. */
    @Test
    void doesNotWhereSomebodyReadsIt() {
        try (SeContainer cdi = CdiContainer.with(
                Resource.class, AtClass.class, AtItsMethod.class, ClerkAtItsMethod.class)) {
            assertThat(cdi.isRunning()).isTrue();
        }
    }
}
