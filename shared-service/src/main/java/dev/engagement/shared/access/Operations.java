package dev.engagement.shared.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The table of operations and roles of one service; matches paths as Spring MVC does. */
public final class Operations {
    private static final String FOUND = Operations.class.getName();

    private final List<Access> all;
    private final List<Row> rows;

    private record Found(Optional<Access> access) {}

    private record Row(PathPattern path, Access access) {}

    public Operations(Access... all) {
        this.all = List.of(all);
        this.rows = this.all.stream()
                .map(access -> new Row(PathPatternParser.defaultInstance.parse(access.path()), access))
                .sorted(Comparator.comparing(Row::path, PathPattern.SPECIFICITY_COMPARATOR))
                .toList();
    }

    public List<Access> all() {
        return all;
    }

    /** Returns the operation's access. Keeps the result with the request, since the filter and the chain both ask for it in every call. */
    Optional<Access> find(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Found found) {
            return found.access();
        }
        Optional<Access> access = lookUp(request);
        request.setAttribute(FOUND, new Found(access));
        return access;
    }

    private Optional<Access> lookUp(HttpServletRequest request) {
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        RequestPath path = ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request)
                : ServletRequestPathUtils.parseAndCache(request);
        return rows.stream()
                .filter(row ->
                        row.access().method().equals(method) && row.path().matches(path.pathWithinApplication()))
                .map(Row::access)
                .findFirst();
    }
}
