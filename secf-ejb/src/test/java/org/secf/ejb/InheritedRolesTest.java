package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which roles hold for methods that another class or interface declares as well. */
class InheritedRolesTest {

    private static final AllowedRoles ADMINISTRATOR = new AllowedRoles(List.of("administrator"));
    private static final AllowedRoles USER = new AllowedRoles(List.of("user"));
    private static final AllowedRoles NOBODY = new AllowedRoles(List.of());

    private static Optional<AllowedRoles> allowed(Class<?> type, Class<?>... parameters) throws NoSuchMethodException {
        return AllowedRoles.of(type, type.getMethod("call", parameters));
    }

    @RolesAllowed("administrator")
    static class OfClass {
        public void call() {}
    }

    static class OfMethod {
        @RolesAllowed("administrator")
        public void call() {}
    }

    static class Plain {
        public void call() {}
    }

    interface Api {
        @RolesAllowed("administrator")
        void call();
    }

    /** Jakarta Annotations §2.1: what the class that declares it says holds. */
    @Nested
    class InheritedMethod {

        static class Silent extends OfClass {}

        @PermitAll
        static class Opened extends OfClass {}

        @RolesAllowed("user")
        static class Weakened extends OfClass {}

        /** The compiler gives it a bridge to the method of the class that is not public. */
        @PermitAll
        public static class Public extends OfClass {}

        @DenyAll
        static class Closed {
            public void call() {}
        }

        static class OfClosed extends Closed {}

        @RolesAllowed("administrator")
        static class LateComer extends Plain {}

        static class ProxyOfLateComer extends LateComer {
            @Override
            public void call() {}
        }

        @Test
        void keepsTheRolesOfTheClassThatDeclaresIt() throws NoSuchMethodException {
            assertThat(allowed(Silent.class)).contains(ADMINISTRATOR);
            assertThat(allowed(OfClosed.class)).contains(NOBODY);
        }

        @Test
        void isNotOpenedByASubclass() throws NoSuchMethodException {
            assertThat(allowed(Opened.class)).contains(ADMINISTRATOR);
            assertThat(allowed(Weakened.class)).contains(ADMINISTRATOR);
            assertThat(allowed(Public.class)).contains(ADMINISTRATOR);
        }

        @Test
        void obeysTheSubclassWhereNobodyElseSpeaks() throws NoSuchMethodException {
            assertThat(allowed(LateComer.class)).contains(ADMINISTRATOR);
            assertThat(allowed(ProxyOfLateComer.class)).contains(ADMINISTRATOR);
        }
    }

    /** A client proxy or no-interface view is a subclass that overrides everything and has no annotation. */
    @Nested
    class OverridingMethod {

        static class ProxyOfClass extends OfClass {
            @Override
            public void call() {}
        }

        static class ProxyOfMethod extends OfMethod {
            @Override
            public void call() {}
        }

        @PermitAll
        static class Reopened extends OfMethod {
            @Override
            public void call() {}
        }

        static class ProxyOfReopened extends Reopened {
            @Override
            public void call() {}
        }

        @Test
        void withoutAnnotationsKeepsTheRolesOfTheOverridden() throws NoSuchMethodException {
            assertThat(allowed(ProxyOfClass.class)).contains(ADMINISTRATOR);
            assertThat(allowed(ProxyOfMethod.class)).contains(ADMINISTRATOR);
        }

        @Test
        void ofAClassThatSpeaksReplacesThem() throws NoSuchMethodException {
            assertThat(allowed(Reopened.class)).isEmpty();
            assertThat(allowed(ProxyOfReopened.class)).isEmpty();
        }

        @Test
        void keepsThemWhereTheServerNamesAViewThatDoesNotInheritIt() throws NoSuchMethodException {
            assertThat(AllowedRoles.of(Runnable.class, OfMethod.class.getMethod("call")))
                    .contains(ADMINISTRATOR);
        }
    }

    /** A resource method may have its annotations on an interface (Jakarta RESTful Web Services §3.6). */
    @Nested
    class MethodOfAnInterface {

        static class Obeying implements Api {
            @Override
            public void call() {}
        }

        static class ByWayOfItsSuperclass extends Obeying {}

        @RolesAllowed("user")
        static class Speaking implements Api {
            @Override
            public void call() {}
        }

        @PermitAll
        interface Open {
            void call();
        }

        interface ForUsers {
            @RolesAllowed({"user", "administrator"})
            void call();
        }

        static class OfSeveral implements Open, ForUsers, Api {
            @Override
            public void call() {}
        }

        interface Narrowed extends Api {
            @Override
            @PermitAll
            void call();
        }

        static class OfNarrowed implements Narrowed, Api {
            @Override
            public void call() {}
        }

        @RolesAllowed("user")
        static class Restricting extends Plain implements Open {}

        @Test
        void givesItsRolesToClassesThatDoNotSpeak() throws NoSuchMethodException {
            assertThat(allowed(Obeying.class)).contains(ADMINISTRATOR);
            assertThat(allowed(ByWayOfItsSuperclass.class)).contains(ADMINISTRATOR);
            assertThat(AllowedRoles.of(Obeying.class, Api.class.getMethod("call")))
                    .contains(ADMINISTRATOR);
        }

        @Test
        void isReplacedByTheClass() throws NoSuchMethodException {
            assertThat(allowed(Speaking.class)).contains(USER);
        }

        @Test
        void isReplacedByAnInterfaceThatOverridesIt() throws NoSuchMethodException {
            assertThat(allowed(OfNarrowed.class)).isEmpty();
        }

        @Test
        void countsTogetherWithThoseOfOtherInterfaces() throws NoSuchMethodException {
            assertThat(allowed(OfSeveral.class)).contains(ADMINISTRATOR);
        }

        @Test
        void opensNothing() throws NoSuchMethodException {
            assertThat(allowed(Restricting.class)).contains(USER);
        }
    }

    /** Overriding by JLS §8.4.2: the arguments of generic ancestors put in. */
    @Nested
    class GenericMethod {

        interface Store<K, V extends Number> {
            @RolesAllowed("administrator")
            void call(K key, V[] values, List<V> more);
        }

        abstract static class Keyed<T> implements Store<T, Integer> {}

        static class Named extends Keyed<String> {
            @Override
            public void call(String key, Integer[] values, List<Integer> more) {}

            @PermitAll
            public void call(Object key, Integer[] values, List<Integer> more, int overload) {}

            @PermitAll
            public void call(CharSequence key, Integer[] values, List<Integer> more) {}
        }

        static class Source<T> {
            public void call(T key) {}
        }

        static class Target extends Source<String> {
            @Override
            @RolesAllowed("user")
            public void call(String key) {}
        }

        @Test
        void givesItsRolesToWhatOverridesIt() throws NoSuchMethodException {
            assertThat(allowed(Named.class, String.class, Integer[].class, List.class))
                    .contains(ADMINISTRATOR);
        }

        @Test
        void givesNothingToAnOverload() throws NoSuchMethodException {
            assertThat(allowed(Named.class, CharSequence.class, Integer[].class, List.class))
                    .isEmpty();
        }

        @Test
        void obeysWhatItsBridgeCalls() {
            assertThat(Stream.of(Target.class.getMethods())
                            .filter(method -> method.getName().equals("call")))
                    .hasSize(2)
                    .allSatisfy(method ->
                            assertThat(AllowedRoles.of(Target.class, method)).contains(USER));
        }
    }

    @Nested
    class SameElement {

        @DenyAll
        @RolesAllowed("user")
        @PermitAll
        static class Contradictory {
            public void call() {}
        }

        @Test
        void countsByTheStrictest() throws NoSuchMethodException {
            assertThat(allowed(Contradictory.class)).contains(NOBODY);
        }
    }
}
