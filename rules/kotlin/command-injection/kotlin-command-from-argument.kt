// Tools of the desk.
object Hit1 {
    fun main(args: Array<String>) {
        // ruleid: kotlin-command-from-argument
        Runtime.getRuntime().exec("convert " + args[0])
    }
}

object Hit2 {
    fun main(args: Array<String>) {
        val command = "stamp --year ${args[1]}"
        // ruleid: kotlin-command-from-argument
        ProcessBuilder("sh", "-c", command).start()
    }
}

object Hit3 {
    fun main(args: Array<String>) {
        // ruleid: kotlin-command-from-argument
        Runtime.getRuntime().exec("lpr ${readln()}")
    }
}

object Fine1 {
    fun main(args: Array<String>) {
        // ok: kotlin-command-from-argument
        ProcessBuilder("convert", "--", args[0]).start()
    }
}

object Fine2 {
    fun main(args: Array<String>) {
        val year = args[1].toInt()
        // ok: kotlin-command-from-argument
        Runtime.getRuntime().exec("stamp --year $year")
    }
}

object Fine3 {
    fun main(args: Array<String>) {
        // ok: kotlin-command-from-argument
        Runtime.getRuntime().exec("stamp --today")
    }
}

