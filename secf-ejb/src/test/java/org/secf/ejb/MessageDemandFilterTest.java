package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.message.Facts;

/** What JAX-RS methods demand of messages, beans or not. */
class MessageDemandFilterTest {

    private static final Facts SIGNED = Facts.of(ThreadMessages.signed(Optional.of("alice"), true, "@method"));

    @Path("/a")
    @RequireIntegrity
    static class Signed {
        @GET
        public void get() {}

        @RequireIntegrity(components = "x-tenant")
        @ReplayProtected
        @SignResponse
        public void all() {}

        @SignResponse(definition = "unknown")
        public void answer() {}
    }

    interface Api {
        @ReplayProtected
        void get();
    }

    static class OfInterface implements Api {
        @Override
        public void get() {}

        public void open() {}
    }

    private static MessageDemand demand(Class<?> type, String method) {
        try {
            return MessageDemand.of(type, type.getMethod(method));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Optional<Response> filtered(MessageDemand demand) {
        List<Response> aborted = new ArrayList<>();
        UriInfo uri = proxy(UriInfo.class, (proxy, called, arguments) -> "api/a");
        new MessageDemandFilter(demand)
                .filter(proxy(ContainerRequestContext.class, (proxy, called, arguments) -> switch (called.getName()) {
                    case "getUriInfo" -> uri;
                    case "setProperty" -> null;
                    case "abortWith" -> {
                        aborted.add((Response) arguments[0]);
                        yield null;
                    }
                    default -> throw new IllegalStateException("not asked: " + called);
                }));
        return aborted.stream().findFirst();
    }

    private static int call(MessageDemand demand, Facts facts, Consumer<SeContainer> more) {
        try (SeContainer cdi = CdiContainer.with(ThreadMessages.class, ThreadCallers.class)) {
            cdi.select(ThreadMessages.class).get().bring(facts);
            more.accept(cdi);
            return filtered(demand).map(Response::getStatus).orElse(200);
        }
    }

    private static int call(MessageDemand demand, Facts facts) {
        return call(demand, facts, cdi -> {});
    }

    @Nested
    class Requests {

        @Test
        void thatAreSignedPass() {
            assertThat(call(demand(Signed.class, "get"), SIGNED)).isEqualTo(200);
        }

        @Test
        void ofNobodyWithoutSignatureAreToldToAuthenticate() {
            assertThat(call(demand(Signed.class, "get"), Facts.NONE)).isEqualTo(401);
        }

        @Test
        void ofACallerWithoutSignatureAreRefused() {
            int status = call(
                    demand(Signed.class, "get"),
                    Facts.NONE,
                    cdi -> cdi.select(ThreadCallers.class).get().logIn("alice", ThreadCallers.PASSWORD, Duration.ZERO));

            assertThat(status).isEqualTo(403);
        }

        @Test
        void areHeldAgainstEveryDemand() {
            MessageDemand all = demand(Signed.class, "all");
            Facts enough = Facts.of(ThreadMessages.signed(Optional.of("alice"), true, "x-tenant"));

            assertThat(call(all, SIGNED)).isEqualTo(403);
            assertThat(call(all, enough)).isEqualTo(403);
            assertThat(call(all, enough.and(Facts.of(ThreadMessages.FRESH)))).isEqualTo(200);
        }

        @Test
        void areHeldAgainstWhatAnInterfaceSays() {
            assertThat(call(demand(OfInterface.class, "get"), SIGNED)).isEqualTo(403);
            assertThat(demand(OfInterface.class, "open").isNothing()).isTrue();
        }

        @Test
        void areRefusedWithoutAnybodyWhoKnows() {
            assertThat(filtered(demand(OfInterface.class, "get")).map(Response::getStatus))
                    .contains(403);
            try (SeContainer cdi = CdiContainer.with()) {
                assertThat(cdi.isRunning()).isTrue();
                assertThat(filtered(demand(OfInterface.class, "get")).map(Response::getStatus))
                        .contains(403);
            }
        }
    }

    @Nested
    class Responses {

        @Test
        void thatCannotBeSignedAreErrors() {
            assertThat(call(demand(Signed.class, "answer"), SIGNED)).isEqualTo(500);
        }

        private List<String> demanded(boolean isStreamed) {
            MessageDemand sealed = new MessageDemand(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new MessageDemand.Seal("response-signature", isStreamed)),
                    Optional.empty());
            List<String> demanded = new ArrayList<>();
            try (SeContainer cdi = CdiContainer.with(ThreadMessages.class)) {
                assertThat(filtered(sealed)).isEmpty();
                demanded.addAll(cdi.select(ThreadMessages.class).get().demanded());
            }
            return demanded;
        }

        @Test
        void areDemandedOfTheDefinition() {
            assertThat(demanded(false)).containsExactly("response-signature");
        }

        @Test
        void areSentAsTheyComeWhereThatIsSaid() {
            assertThat(demanded(true)).containsExactly("response-signature", "as it comes");
        }
    }
}
