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

    @ParameterizedTest
    @ValueSource(classes = {Ledger.class, Once.class, Inheriting.class})
    void stopsTheDeployment(Class<?> bean) {
        assertThatThrownBy(() -> CdiContainer.with(bean))
                .hasStackTraceContaining(ConfigurationException.class.getName())
                .hasStackTraceContaining("stands at an interface of " + bean.getName());
    }

    /** JAX-RS methods are asked by their interfaces, too. */
    @Test
    void doesNotWhereSomebodyReadsIt() {
        try (SeContainer cdi = CdiContainer.with(Resource.class, AtClass.class, AtItsMethod.class)) {
            assertThat(cdi.isRunning()).isTrue();
        }
    }
}
