package org.secf.ejb.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.settings.ConfigurationException;

/** What an interface demands that extends others: no less than they do. */
class AnnotationsTest {

    @SignRequest(definition = "partner")
    @VerifyResponse(definition = "partner")
    interface Orders {
        void order();
    }

    interface OfPartner extends Orders {}

    interface Overriding extends OfPartner {
        @Override
        void order();
    }

    interface AtMethod {
        @SignRequest(definition = "partner")
        @VerifyResponse(definition = "partner")
        void order();
    }

    interface OverridingMethod extends AtMethod {
        @Override
        void order();
    }

    @SignRequest(definition = "other")
    interface Another extends Orders {}

    interface Open {
        void order();
    }

    interface Generic<T extends CharSequence, K> {
        @SignRequest(definition = "partner")
        @VerifyResponse(definition = "partner")
        void order(K key, List<T> all, T one);
    }

    interface OfStrings extends Generic<String, Integer> {
        @Override
        void order(Integer key, List<String> all, String one);

        void order(Integer key, List<String> all, int one);

        void order(Integer key, List<String> all, Integer one);
    }

    interface Shop {
        Shop self();

        List<String> names();

        Department department();
    }

    private static RestClientBuilder unused() {
        return (RestClientBuilder) Proxy.newProxyInstance(
                AnnotationsTest.class.getClassLoader(),
                new Class<?>[] {RestClientBuilder.class},
                (proxy, method, arguments) -> {
                    throw new AssertionError("expected a refusal before " + method);
                });
    }

    interface Department {
        Orders orders();
    }

    @Test
    void standNotWhereAClientHandsOutParts() {
        assertThatThrownBy(() -> Annotations.requireNoneBelow(Shop.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(Orders.class.getName())
                .hasMessageContaining("would protect nothing");
        assertThatThrownBy(() -> new AnnotatedInterfaces().onNewClient(Shop.class, unused()))
                .isInstanceOf(ConfigurationException.class);
        Annotations.requireNoneBelow(Orders.class);
    }

    @ParameterizedTest
    @ValueSource(classes = {Orders.class, OfPartner.class, Overriding.class, AtMethod.class, OverridingMethod.class})
    void standWhereAnInterfaceAboveHasThem(Class<?> type) throws NoSuchMethodException {
        Annotations found = Annotations.of(type, type.getMethod("order"));

        assertThat(Annotations.standAt(type)).isTrue();
        assertThat(found.definition()).contains("partner");
        assertThat(found.demand().sign()).isTrue();
        assertThat(found.demand().verify()).isTrue();
    }

    @Test
    void standWhereAnInterfaceAboveLeavesTypesOpen() throws NoSuchMethodException {
        Annotations found = Annotations.of(
                OfStrings.class, OfStrings.class.getMethod("order", Integer.class, List.class, String.class));

        assertThat(found.definition()).contains("partner");
        assertThat(found.demand().sign()).isTrue();
        assertThat(found.demand().verify()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {int.class, Integer.class})
    void standNotAtMethodsOfTheSameName(Class<?> other) throws NoSuchMethodException {
        Annotations found =
                Annotations.of(OfStrings.class, OfStrings.class.getMethod("order", Integer.class, List.class, other));

        assertThat(found.definition()).isEmpty();
    }

    @Test
    void areTheNearest() throws NoSuchMethodException {
        assertThat(Annotations.of(Another.class, Another.class.getMethod("order"))
                        .sign()
                        .map(SignRequest::definition))
                .contains("other");
    }

    @Test
    void standNowhereElse() throws NoSuchMethodException {
        assertThat(Annotations.standAt(Open.class)).isFalse();
        assertThat(Annotations.of(Open.class, Open.class.getMethod("order")).definition())
                .isEmpty();
    }
}
