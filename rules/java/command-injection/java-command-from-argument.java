// Tools of the desk.
class Hit1 {
    public static void main(String[] args) throws Exception {
        // ruleid: java-command-from-argument
        Runtime.getRuntime().exec("convert " + args[0]);
    }
}

class Hit2 {
    public static void main(String[] args) throws Exception {
        String command = "stamp --year " + args[1];
        // ruleid: java-command-from-argument
        new ProcessBuilder("sh", "-c", command).start();
    }
}

class Hit3 {
    public static void main(String[] args) throws Exception {
        for (String name : args) {
            // ruleid: java-command-from-argument
            Runtime.getRuntime().exec("sh -c lpr " + name);
        }
    }
}

class Fine1 {
    public static void main(String[] args) throws Exception {
        // ok: java-command-from-argument
        new ProcessBuilder("convert", "--", args[0]).start();
    }
}

class Fine2 {
    public static void main(String[] args) throws Exception {
        int year = Integer.parseInt(args[1]);
        // ok: java-command-from-argument
        Runtime.getRuntime().exec("stamp --year " + year);
    }
}

class Fine3 {
    public static void main(String[] args) throws Exception {
        // ok: java-command-from-argument
        Runtime.getRuntime().exec("stamp --today");
    }
}

