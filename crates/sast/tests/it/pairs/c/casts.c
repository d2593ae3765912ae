int main() {
    char *name;
    int count;
    // ruleid: value-behind-cast
    name = (char *)make(3);
    // ruleid: pointer-type
    if (name == "root") { return 1; }
    // ok: pointer-type
    if (count == 3) { return 1; }
}
