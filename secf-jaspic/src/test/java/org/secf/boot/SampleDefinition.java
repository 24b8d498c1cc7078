package org.secf.boot;

import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.temporal.ChronoUnit;

/** A definition for tests; public, since a repeated annotation of another kind cannot be read. */
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(SampleDefinition.List.class)
public @interface SampleDefinition {
    String baseUrl() default "";

    String assertionConsumerServiceURI() default "/acs";

    boolean acceptSha1() default false;

    ChronoUnit unit() default ChronoUnit.DAYS;

    String[] groups() default {"user"};

    Nested attributes() default @Nested;

    int priority() default 0;

    String priorityExpression() default "";

    String name() default "";

    Class<?>[] qualifiers() default {};

    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        SampleDefinition[] value();
    }

    @interface Nested {
        String callerName() default "NameID";
    }
}
