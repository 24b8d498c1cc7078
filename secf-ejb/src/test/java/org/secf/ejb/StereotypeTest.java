package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.se.SeContainer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A stereotype brings the interceptor, but hides what it demands: nobody is let in on a guess. */
class StereotypeTest {

    @Stereotype
    @RequiredAuthenticationContext(ThreadCallers.TOKEN)
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Guarded {}

    @Dependent
    @Guarded
    static class Vault {
        String open() {
            return "done";
        }
    }

    @Stereotype
    @RequireIntegrity
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Signed {}

    @Stereotype
    @SignResponse
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Answered {}

    @Dependent
    @Signed
    static class SignedVault {
        String open() {
            return "done";
        }
    }

    @Dependent
    @Answered
    static class AnsweringVault {
        String open() {
            return "done";
        }
    }

    @Test
    void refusesEverySignature() {
        try (SeContainer cdi =
                CdiContainer.with(ThreadCallers.class, ThreadMessages.class, SignedVault.class, AnsweringVault.class)) {
            SignedVault signed = cdi.select(SignedVault.class).get();
            AnsweringVault answering = cdi.select(AnsweringVault.class).get();

            assertThatThrownBy(signed::open).hasMessage(InterceptorReason.NO_REQUIREMENT_FOUND.name());
            assertThatThrownBy(answering::open).hasMessage(InterceptorReason.NO_REQUIREMENT_FOUND.name());
        }
    }

    @Test
    void refusesEvenTheRightContext() {
        try (SeContainer cdi = CdiContainer.with(ThreadCallers.class, Vault.class)) {
            ThreadCallers callers = cdi.select(ThreadCallers.class).get();
            callers.logIn("alice", ThreadCallers.TOKEN, Duration.ZERO);
            Vault vault = cdi.select(Vault.class).get();

            assertThatThrownBy(vault::open)
                    .isInstanceOf(SecurityException.class)
                    .hasMessage(InterceptorReason.NO_REQUIREMENT_FOUND.name());
            callers.logOut();
        }
    }
}
