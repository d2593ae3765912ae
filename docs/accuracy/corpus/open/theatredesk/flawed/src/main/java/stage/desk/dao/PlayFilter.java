package stage.desk.dao;

import java.util.ArrayList;
import java.util.List;

/** What the programme is narrowed by. */
public record PlayFilter(String words, String hall) {

    public String condition() {
        List<String> parts = new ArrayList<>();
        parts.add("title ILIKE '%" + words + "%'");
        if (hall != null) {
            parts.add("hall = '" + hall + "'");
        }
        return String.join(" AND ", parts);
    }
}
