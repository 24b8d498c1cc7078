package org.secf.boot;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.temporal.ChronoUnit;

@Retention(RetentionPolicy.RUNTIME)
@interface SampleDefinition {
    String baseUrl() default "";

    String assertionConsumerServiceURI() default "/acs";

    boolean acceptSha1() default false;

    ChronoUnit unit() default ChronoUnit.DAYS;

    String[] groups() default {"user"};

    Nested attributes() default @Nested;

    @interface Nested {
        String callerName() default "NameID";
    }
}
