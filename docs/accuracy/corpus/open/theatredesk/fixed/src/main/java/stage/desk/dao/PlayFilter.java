package stage.desk.dao;

import java.util.ArrayList;
import java.util.List;

/** What the programme is narrowed by. */
public record PlayFilter(String words, String hall) {

    public List<String> words(int most) {
        List<String> parts = new ArrayList<>(List.of(words.split(" ")));
        return parts.subList(0, Math.min(most, parts.size()));
    }
}
