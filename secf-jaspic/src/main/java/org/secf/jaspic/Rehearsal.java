package org.secf.jaspic;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.MessageInfo;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.Subject;
import org.secf.settings.ConfigurationException;

/**
 * Lets a closed guard refuse a request that nobody sent. What it needs is loaded by that: after the drop-in is gone its class loader loads nothing any
 * more, and a guard that fails is not the same as one that refuses.
 */
final class Rehearsal implements MessageInfo {

    private final Map<String, Object> map = new HashMap<>();
    private Object request = nothing(HttpServletRequest.class);
    private Object response = nothing(HttpServletResponse.class);

    private Rehearsal() {}

    static void of(Guard closed) {
        try {
            GuardContext context = new GuardContext(closed, null);
            Rehearsal message = new Rehearsal();
            context.validateRequest(message, new Subject(), null);
            context.secureResponse(message, null);
            context.cleanSubject(message, null);
        } catch (AuthException e) {
            throw new ConfigurationException("The drop-in cannot refuse requests: " + e, e);
        }
    }

    private static <T> T nothing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                Rehearsal.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null));
    }

    @Override
    public Object getRequestMessage() {
        return request;
    }

    @Override
    public Object getResponseMessage() {
        return response;
    }

    @Override
    public void setRequestMessage(Object request) {
        this.request = request;
    }

    @Override
    public void setResponseMessage(Object response) {
        this.response = response;
    }

    @Override
    public Map<String, Object> getMap() {
        return map;
    }
}
