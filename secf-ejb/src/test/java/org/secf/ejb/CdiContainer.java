package org.secf.ejb;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

/** A CDI container with our beans as a server discovers them, and what a test adds. */
final class CdiContainer {

    private CdiContainer() {}

    static SeContainer with(Class<?>... beans) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new RequirementExtension(), new LocatorExtension())
                .addBeanClasses(
                        CallerLookup.class,
                        CurrentCaller.class,
                        Requirements.class,
                        SystemTime.class,
                        FixedTime.class,
                        RequiredAuthenticationContextInterceptor.class,
                        RequireConfidentialityInterceptor.class,
                        MessageProtection.class,
                        RequireIntegrityInterceptor.class,
                        ReplayProtectedInterceptor.class,
                        SignResponseInterceptor.class,
                        StreamedMethods.class,
                        TokenCalls.class,
                        AuthenticatedByTokenInterceptor.class,
                        EncryptPayloadInterceptor.class)
                .addBeanClasses(beans)
                .initialize();
    }
}
