package dev.engagement.shared.access;

import dev.engagement.documents.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Shows a problem to a person, for a service that has pages. */
public interface ProblemView {
    /** Writes the answer. */
    void show(HttpServletRequest request, HttpServletResponse response, Refused refused);
}
