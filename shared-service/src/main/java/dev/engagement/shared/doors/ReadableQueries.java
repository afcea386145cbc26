package dev.engagement.shared.doors;

import dev.engagement.documents.Problem;
import dev.engagement.documents.ReadableText;
import dev.engagement.documents.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses an unreadable query or media type by name, before a controller sees it. Never touches a body. */
final class ReadableQueries implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object door) {
        String type = request.getContentType();
        if (type != null && type.indexOf('*') >= 0) {
            throw new Refused(new Problem(
                    "unsupported-media-type",
                    415,
                    "Unsupported media type",
                    "A body is of one media type; \"" + type + "\" stands for many.",
                    "content-type"));
        }
        String query = request.getQueryString();
        if (query != null && !isPlain(query)) {
            for (String parameter : query.split("&", -1)) {
                check(parameter);
            }
        }
        return true;
    }

    /** Returns whether no decoding is needed, as for nearly all queries. */
    private static boolean isPlain(String query) {
        return query.indexOf('%') < 0 && query.chars().allMatch(unit -> unit > 0 && unit < 0x80);
    }

    private static void check(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        refuse("query", "has a parameter whose name", ReadableText.faultOfEncoded(name));
        if (equals >= 0) {
            refuse(name, "", ReadableText.faultOfEncoded(parameter.substring(equals + 1)));
        }
    }

    private static void refuse(String field, String where, @Nullable String fault) {
        if (fault != null) {
            throw Refused.parameter(field, (where + " " + fault).strip());
        }
    }
}
