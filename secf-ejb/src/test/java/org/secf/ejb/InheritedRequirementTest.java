package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a bean is told by another class or annotation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InheritedRequirementTest {

    private final SeContainer cdi =
            CdiContainer.with(ThreadCallers.class, Sub.class, Relaxed.class, ByStereotype.class, ByBinding.class);
    private final ThreadCallers callers = cdi.select(ThreadCallers.class).get();

    @BeforeEach
    void logInLongAgo() {
        callers.logIn("alice", ThreadCallers.PASSWORD, Duration.ofHours(1));
    }

    @AfterAll
    void close() {
        cdi.close();
    }

    @Test
    void classDemandsOfItsSubclasses() {
        Sub sub = cdi.select(Sub.class).get();
        assertThatThrownBy(sub::inherited).hasMessage("AUTHENTICATION_TOO_OLD");
        assertThatThrownBy(sub::own).hasMessage("AUTHENTICATION_TOO_OLD");
    }

    @Test
    void methodThatIsOverriddenWithoutDemandObeysItsClass() {
        assertThatThrownBy(cdi.select(Sub.class).get()::overridden).hasMessage("AUTHENTICATION_TOO_OLD");
    }

    @Test
    void subclassReplacesWhatItsSuperclassDemands() {
        assertThat(cdi.select(Relaxed.class).get().inherited()).isEqualTo("done");
    }

    @Test
    void stereotypeThatHidesTheDemandRefuses() {
        assertThatThrownBy(cdi.select(ByStereotype.class).get()::call).hasMessage("NO_REQUIREMENT_FOUND");
    }

    @Test
    void bindingThatHidesTheDemandRefuses() {
        assertThatThrownBy(cdi.select(ByBinding.class).get()::call).hasMessage("NO_REQUIREMENT_FOUND");
    }

    @RequiredAuthenticationContext(maxAge = "5m")
    static class Strict {
        String inherited() {
            return "done";
        }

        @RequiredAuthenticationContext
        String overridden() {
            return "done";
        }
    }

    @Dependent
    static class Sub extends Strict {
        String own() {
            return "done";
        }

        @Override
        String overridden() {
            return "done";
        }
    }

    @Dependent
    @RequiredAuthenticationContext
    static class Relaxed extends Strict {}

    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @RequiredAuthenticationContext(maxAge = "5m")
    @interface Careful {}

    @Dependent
    @Careful
    static class ByStereotype {
        String call() {
            return "done";
        }
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @RequiredAuthenticationContext(maxAge = "5m")
    @interface Bound {}

    @Dependent
    @Bound
    static class ByBinding {
        String call() {
            return "done";
        }
    }
}
