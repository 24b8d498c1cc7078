package org.secf.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.function.Function;

/**
 * One rule about compiled classes.
 *
 * @param title what must hold
 * @param fixture the package below {@code org.secf.fixture.bad} that breaks it
 * @param violations finds what breaks it, one text each
 */
record Rule(String title, String fixture, Function<JavaClasses, List<String>> violations) {

    List<String> brokenBy(JavaClasses classes) {
        return violations.apply(classes);
    }

    @Override
    public String toString() {
        return title;
    }
}
