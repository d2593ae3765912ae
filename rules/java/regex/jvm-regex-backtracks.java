import java.util.regex.Pattern;

class Checks {
    // ruleid: jvm-regex-backtracks
    private static final Pattern SEAT = Pattern.compile("^([A-Z]+[0-9]*)+$");
    // ruleid: jvm-regex-backtracks
    private static final Pattern NAME = Pattern.compile("^(\\w+\\s?)*$");
    // ok: jvm-regex-backtracks
    private static final Pattern ROW = Pattern.compile("^[A-Z]{1,3}[0-9]{1,3}$");
    // ok: jvm-regex-backtracks
    private static final Pattern HOST = Pattern.compile("^([a-z0-9]+\\.)+[a-z]+$");

    boolean words(String text) {
        // ruleid: jvm-regex-backtracks
        return text.matches("(a+)+b");
    }

    boolean dashed(String text) {
        // ok: jvm-regex-backtracks
        return text.matches("[a-z]+(-[a-z]+)*");
    }
}
