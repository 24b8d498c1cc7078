package org.secf.jaspic;

import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.security.auth.message.config.ClientAuthConfig;
import jakarta.security.auth.message.config.ServerAuthConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;
import org.secf.http.PathPattern;

/**
 * Stands before another application. It begins closed and can be closed again; a container that asked it once keeps what it got, so what that says
 * depends on the guard alone.
 */
final class Guard implements AuthConfigProvider {

    private final List<PathPattern> openPaths;
    private volatile @Nullable Function<String, Authentication> authentications;
    private final Function<String, Authentication> whenOpen;

    /**
     * A closed one.
     *
     * @param authentications by context path
     * @param openPaths where a caller is needed only if the application says so
     */
    Guard(Function<String, Authentication> authentications, List<PathPattern> openPaths) {
        this.whenOpen = authentications;
        this.openPaths = List.copyOf(openPaths);
    }

    void open() {
        authentications = whenOpen;
    }

    void close() {
        authentications = null;
    }

    /** Who decides about a request; null while the guard is closed. */
    @Nullable
    Authentication authentication(HttpServletRequest request) {
        Function<String, Authentication> open = authentications;
        return open == null ? null : open.apply(new ServletRequestView(request).contextPath());
    }

    /** Whether the request needs a caller, whatever its application says. */
    boolean demandsCaller(HttpServletRequest request) {
        String path = new ServletRequestView(request).path();
        for (PathPattern open : openPaths) {
            if (open.matches(path)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public ServerAuthConfig getServerAuthConfig(String layer, String appContext, @Nullable CallbackHandler handler) {
        return new GuardConfig(this, layer, appContext, handler);
    }

    @Override
    public @Nullable ClientAuthConfig getClientAuthConfig(
            String layer, String appContext, @Nullable CallbackHandler handler) {
        return null;
    }

    @Override
    public void refresh() {}
}
