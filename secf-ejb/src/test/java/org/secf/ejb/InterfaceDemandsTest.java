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

    /** JAX-RS calls no such method. */
    @Dependent
    @Path("/ledger")
    static class Resource implements AtMethod {
        @Override
        public String book() {
            return "done";
        }
    }

    /** A locator: JAX-RS asks nobody but the methods of what it finds. */
    @Dependent
    @Path("/locating")
    static class Locating implements AtMethod {
        @Override
        @Path("/found")
        public String book() {
            return "done";
        }
    }

    @Dependent
    @Path("/method")
    static class ResourceMethod implements AtMethod {
        @GET
        @Override
        public String book() {
            return "done";
        }
    }

    interface Resourceful {
        @GET
        @RequireIntegrity
        String book();
    }

    @Dependent
    @Path("/inherited")
    static class InheritedResourceMethod implements Resourceful {
        @Override
        public String book() {
            return "done";
        }
    }

    /** Others can call it past JAX-RS. */
    @Dependent
    @Stateless
    @Path("/session")
    static class SessionResource implements Resourceful {
        @Override
        public String book() {
            return "done";
        }
    }

    @Dependent
    static class Signed {
        @RequireIntegrity
        public String book() {
            return "done";
        }

        @ReplayProtected
        String once() {
            return "done";
        }
    }

    @Dependent
    static class Overriding extends Signed {
        @Override
        public String book() {
            return "done";
        }
    }

    @Dependent
    static class OverridingUnseen extends Signed {
        @Override
        String once() {
            return "done";
        }
    }

    @Dependent
    static class OverridingFarAway extends OverridingNothing {
        @Override
        public String book() {
            return "done";
        }
    }

    @Dependent
    static class OverridingNothing extends Signed {}

    @Dependent
    static class OverridingAndDemanding extends Signed {
        @Override
        @RequireIntegrity
        public String book() {
            return "done";
        }
    }

    @Dependent
    @RequireIntegrity
    @ReplayProtected
    static class OverridingAndDemandingAtClass extends Signed {
        @Override
        public String book() {
            return "done";
        }

        @Override
        String once() {
            return "done";
        }
    }

    /** Its filter asks for what the nearest declaration says. */
    @Dependent
    @Path("/overriding")
    static class OverridingResource extends Signed {
        @GET
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

        @GET
        @Override
        public String book() {
            return "done";
        }
    }

    @Dependent
    @Path("/token")
    static class TokenResource implements ByTokenAtMethod {

        @GET
        @Override
        public String book(String token) {
            return "done";
        }
    }

    /** A filter asks it of JAX-RS methods. */
    @Dependent
    @Path("/confidential")
    static class ConfidentialResource implements ConfidentiallyAtInterface {

        @GET
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
                TokenResource.class,
                Resource.class,
                Locating.class,
                SessionResource.class
            })
    void stopsTheDeployment(Class<?> bean) {
        assertThatThrownBy(() -> CdiContainer.with(bean))
                .hasStackTraceContaining(ConfigurationException.class.getName())
                .hasStackTraceContaining("stands at an interface of " + bean.getName());
    }

    /** CDI §4.1: what binds an interceptor to a method is not inherited by the one that overrides it. */
    @ParameterizedTest
    @ValueSource(classes = {Overriding.class, OverridingUnseen.class, OverridingFarAway.class})
    void stopsTheDeploymentWhereItIsOverridden(Class<?> bean) {
        assertThatThrownBy(() -> CdiContainer.with(bean))
                .hasStackTraceContaining(ConfigurationException.class.getName())
                .hasStackTraceContaining("stands at a method that " + bean.getName() + " overrides")
                .hasStackTraceContaining("write it at the overriding method");
    }

    /** JAX-RS methods are asked by their interfaces, too. */
    @Test
    void doesNotWhereSomebodyReadsIt() {
        try (SeContainer cdi = CdiContainer.with(
                ResourceMethod.class,
                InheritedResourceMethod.class,
                OverridingNothing.class,
                OverridingAndDemanding.class,
                OverridingAndDemandingAtClass.class,
                OverridingResource.class,
                AtClass.class,
                AtItsMethod.class,
                ConfidentialResource.class,
                StrongAtItsMethod.class)) {
            assertThat(cdi.isRunning()).isTrue();
        }
    }
}
