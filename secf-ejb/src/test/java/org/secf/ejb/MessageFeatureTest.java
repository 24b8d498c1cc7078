package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.message.Facts;

/** What is registered for which method. */
class MessageFeatureTest {

    static class Resource {

        @SignResponse
        public void signed() {}

        @EncryptPayload
        public void encrypted() {}

        @EncryptPayload(EncryptPayload.Direction.RESPONSE)
        public void answeredEncrypted() {}

        @EncryptPayload(EncryptPayload.Direction.REQUEST)
        public void askedEncrypted() {}

        @RequireIntegrity
        public void proved() {}

        public void open() {}
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Method method(String name) {
        try {
            return Resource.class.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Class<?>> registered(String name) {
        List<Class<?>> types = new ArrayList<>();
        ResourceInfo resource = proxy(
                ResourceInfo.class,
                (proxy, called, arguments) ->
                        called.getName().equals("getResourceClass") ? Resource.class : method(name));
        new MessageFeature().configure(resource, proxy(FeatureContext.class, (proxy, called, arguments) -> {
            types.add(arguments[0].getClass());
            return null;
        }));
        return types;
    }

    @ParameterizedTest
    @ValueSource(strings = {"signed", "encrypted", "answeredEncrypted"})
    void watchesTheWriterOfWhatIsSealed(String name) {
        assertThat(registered(name)).containsExactly(MessageDemandFilter.class, SealedEntityWriter.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"askedEncrypted", "proved"})
    void watchesNoOtherWriter(String name) {
        assertThat(registered(name)).containsExactly(MessageDemandFilter.class);
    }

    @Test
    void leavesAloneWhatDemandsNothing() {
        assertThat(registered("open")).isEmpty();
    }

    /** Else a part of what failed is encrypted as if it were the whole. */
    @Test
    void tellsTheWriterOfAnEncryptedResponseHowItIsDelivered() {
        List<Object> properties = new ArrayList<>();
        try (var cdi = CdiContainer.with(ThreadMessages.class, ThreadCallers.class)) {
            cdi.select(ThreadMessages.class).get().bring(Facts.NONE);
            new MessageDemandFilter(MessageDemand.of(Resource.class, method("answeredEncrypted")))
                    .filter(proxy(ContainerRequestContext.class, (proxy, called, arguments) -> {
                        properties.add(arguments[0]);
                        return null;
                    }));
        }

        assertThat(properties).containsExactly(SealedEntityWriter.DELIVERY);
    }
}
