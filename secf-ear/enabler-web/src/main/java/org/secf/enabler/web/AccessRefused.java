package org.secf.enabler.web;

import jakarta.ejb.EJBAccessException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What an EJB refuses is 403 on every server. */
@Provider
public class AccessRefused implements ExceptionMapper<EJBAccessException> {

    @Override
    public Response toResponse(EJBAccessException refusal) {
        return Response.status(Response.Status.FORBIDDEN).build();
    }
}
