package org.secf.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * No static state that can change: no static field that is not final, none whose type is made to be changed, and no collection made with {@code new}
 * while a class is loaded.
 */
final class StaticStateRule {

    private static final Set<String> CHANGEABLE =
            Set.of("java.lang.ThreadLocal", "java.lang.StringBuilder", "java.util.Date", "java.util.Properties");

    private StaticStateRule() {}

    static Rule rule() {
        return new Rule("no mutable statics", "statics", StaticStateRule::violations);
    }

    static List<String> violations(JavaClasses classes) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : classes) {
            type.getFields().stream()
                    .filter(StaticStateRule::changes)
                    .map(JavaField::getDescription)
                    .forEach(found::add);
            type.getConstructorCallsFromSelf().stream()
                    .filter(StaticStateRule::makesCollectionAtLoad)
                    .map(JavaConstructorCall::getDescription)
                    .forEach(found::add);
        }
        return found;
    }

    private static boolean changes(JavaField field) {
        if (!field.getModifiers().contains(JavaModifier.STATIC)
                || field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
            return false;
        }
        JavaClass type = field.getRawType();
        return !field.getModifiers().contains(JavaModifier.FINAL)
                || type.getPackageName().equals("java.util.concurrent.atomic")
                || CHANGEABLE.stream().anyMatch(type::isAssignableTo);
    }

    private static boolean makesCollectionAtLoad(JavaConstructorCall call) {
        JavaClass made = call.getTargetOwner();
        return call.getOrigin().getName().equals("<clinit>")
                && (made.isAssignableTo(Collection.class) || made.isAssignableTo(Map.class));
    }
}
