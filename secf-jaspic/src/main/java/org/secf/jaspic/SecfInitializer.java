package org.secf.jaspic;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds {@link SecfListener}. Nothing is started here: initializers may run before CDI, and what CDI finds decides who registers. */
public final class SecfInitializer implements ServletContainerInitializer {

    /** For the container. */
    public SecfInitializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        context.addListener(new SecfListener());
        OwnFilters.addTo(context);
    }
}
