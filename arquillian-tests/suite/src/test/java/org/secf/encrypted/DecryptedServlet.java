package org.secf.encrypted;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a servlet gets of an encrypted message. */
@WebServlet("/servlet")
public class DecryptedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .write("type=" + request.getContentType() + " length=" + request.getHeader("Content-Length")
                        + " coding=" + request.getHeader("Content-Encoding") + " body="
                        + new String(body, StandardCharsets.UTF_8));
    }
}
