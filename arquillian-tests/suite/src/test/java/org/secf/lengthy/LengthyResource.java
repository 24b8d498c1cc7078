package org.secf.lengthy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.secf.ejb.SignResponse;

/** Answers that take their time. */
@Path("/lengthy")
@ApplicationScoped
@Produces(MediaType.TEXT_PLAIN)
public class LengthyResource {

    /** More than Jersey keeps before it lets a flush pass. */
    private static final int PART = 10_000;

    private final Semaphore goOn = new Semaphore(0);

    /** As long as is asked for. */
    @GET
    @Path("/large")
    @SignResponse
    public StreamingOutput large(@QueryParam("parts") int parts) {
        return out -> write(out, parts);
    }

    /** Half of it, and the rest once somebody says so. */
    @GET
    @Path("/slow")
    @SignResponse(streamed = true)
    public StreamingOutput slow() {
        return out -> {
            write(out, 1);
            out.flush();
            await();
            out.write("second".getBytes(StandardCharsets.UTF_8));
        };
    }

    /** Says so. */
    @POST
    @Path("/go-on")
    public Response proceed() {
        goOn.release();
        return Response.noContent().build();
    }

    /** Fails after it sent something. */
    @GET
    @Path("/broken")
    @SignResponse(streamed = true)
    public StreamingOutput broken() {
        return out -> {
            write(out, 1);
            out.flush();
            throw new IOException("broken on purpose");
        };
    }

    /** Fails after more than is held back. */
    @GET
    @Path("/broken-late")
    @SignResponse
    public StreamingOutput brokenLate(@QueryParam("parts") int parts) {
        return out -> {
            write(out, parts);
            throw new IllegalStateException("broken on purpose");
        };
    }

    /** Fails before anything was sent. */
    @GET
    @Path("/broken-early")
    @SignResponse
    public StreamingOutput brokenEarly() {
        return out -> {
            out.write("half".getBytes(StandardCharsets.UTF_8));
            throw new IOException("broken on purpose");
        };
    }

    private static void write(OutputStream out, int parts) throws IOException {
        byte[] part = new byte[PART];
        Arrays.fill(part, (byte) 'x');
        for (int i = 0; i < parts; i++) {
            out.write(part);
        }
    }

    private void await() throws IOException {
        try {
            if (!goOn.tryAcquire(20, TimeUnit.SECONDS)) {
                throw new IOException("nobody says so");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
