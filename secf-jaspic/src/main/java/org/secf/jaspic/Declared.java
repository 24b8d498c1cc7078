package org.secf.jaspic;

import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;
import org.secf.boot.Definition;

/**
 * A definition that an annotation makes.
 *
 * @param type the annotated class
 */
record Declared(Class<?> type, Definition definition) {

    /** Whether the class stands in this WAR, and not in a part of the EAR that other WARs share. */
    boolean isOwn(ServletContext context) {
        return type.getClassLoader() == context.getClassLoader();
    }

    /** Whether this WAR sees the class; it does not see those of other WARs in the EAR. */
    boolean isSeenBy(ServletContext context) {
        return isOwn(context) || type == found(context.getClassLoader());
    }

    private @Nullable Class<?> found(ClassLoader loader) {
        try {
            return Class.forName(type.getName(), false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
