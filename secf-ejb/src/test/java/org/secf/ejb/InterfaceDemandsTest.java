package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.Stateless;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
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

    interface StronglyAtMethod {

        @RequiredAuthenticationContext("urn:strong")
        String book();
    }

    @RequireConfidentiality
    interface ConfidentiallyAtInterface {
        String book();
    }

    interface ByTokenAtMethod {

        @AuthenticatedByToken
        String book(@CallerToken String token);
    }

    @Dependent
    static class Strong implements StronglyAtMethod {

        @Override
        public String book() {
            return "done";
        }
    }

    @Dependent
    static class Confidential implements ConfidentiallyAtInterface {

        @Override
        public String book() {
            return "done";
        }
    }

    /** No filter asks it of JAX-RS methods. */
    @Dependent
    @Path("/strong")
    static class StrongResource implements StronglyAtMethod {

        @Override
        public String book() {
            return "done";
        }
    }

    @Dependent
    @Path("/token")
    static class TokenResource implements ByTokenAtMethod {

        @Override
        public String book(String token) {
            return "done";
        }
    }

    /** A filter asks it of JAX-RS methods. */
    @Dependent
    @Path("/confidential")
    static class ConfidentialResource implements ConfidentiallyAtInterface {

        @Override
        public String book() {
            return "done";
        }
    }

    @Dependent
    static class StrongAtItsMethod implements StronglyAtMethod {

        @Override
        @RequiredAuthenticationContext("urn:strong")
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
                Strong.class,
                Confidential.class,
                StrongResource.class,
                TokenResource.class
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
                Resource.class,
                AtClass.class,
                AtItsMethod.class,
                ConfidentialResource.class,
                StrongAtItsMethod.class)) {
            assertThat(cdi.isRunning()).isTrue();
        }
    }
}
