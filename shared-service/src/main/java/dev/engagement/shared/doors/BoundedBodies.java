package dev.engagement.shared.doors;

import dev.engagement.documents.CountedInput;
import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Bounds the JSON bodies that a framework reads for a controller; a controller that reads the bytes itself has its own bound. */
@ControllerAdvice
public class BoundedBodies extends RequestBodyAdviceAdapter {
    /** Most bytes of a JSON body that asks a question, such as a replay. */
    public static final int BYTES = 128 * 1024;

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        InputStream bounded = new Bounded(paced(message));
        return new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return bounded;
            }

            @Override
            public HttpHeaders getHeaders() {
                return message.getHeaders();
            }
        };
    }

    /** The framework hands over a copy of the message, which no longer knows its request. */
    private static InputStream paced(HttpInputMessage message) throws IOException {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
                ? new PacedInput(call.getRequest(), message.getBody())
                : message.getBody();
    }

    private static final class Bounded extends CountedInput {
        private int left = BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        protected void counted(int more) {
            left -= more;
            if (left < 0) {
                throw new Refused(new Problem(
                        "too-large", 413, "Too large", "A body may have at most " + BYTES + " bytes.", null));
            }
        }
    }
}
