// ruleid: member-of-class
class Cart {
    private String name;
    // ruleid: annotation-name
    @Route("/size")
    int size() { return 1; }
    void clear() { }
}
// ok: member-of-class
class Till {
    private String name;
}
