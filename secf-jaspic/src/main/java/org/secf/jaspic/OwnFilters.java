package org.secf.jaspic;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;

/** Our filters, before every filter of the application. */
final class OwnFilters {

    private OwnFilters() {}

    /** Adds them, once, however many ways there are to the start. */
    static void addTo(ServletContext context) {
        add(context, EndpointFilter.class, new EndpointFilter(), EnumSet.of(DispatcherType.REQUEST));
        add(
                context,
                MessageFilter.class,
                new MessageFilter(),
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        add(
                context,
                CallerFilter.class,
                new LateFilter(),
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    }

    private static void add(ServletContext context, Class<?> kind, Filter filter, EnumSet<DispatcherType> dispatched) {
        if (context.getFilterRegistration(kind.getName()) != null) {
            return;
        }
        FilterRegistration.Dynamic added = context.addFilter(kind.getName(), filter);
        if (added != null) {
            added.setAsyncSupported(true);
            added.addMappingForUrlPatterns(dispatched, false, "/*");
        }
    }
}
