let a b xs =
  (* ruleid: applied *)
  let x = Lib.make b ~fast:true in
  (* ok: applied *)
  let y = Lib.make b in
  (* ruleid: uncaught *)
  let z = List.find b xs in
  let w = try List.find b xs with Not_found -> 1 | Exit -> 2 in
  let v = match List.find b xs with true -> 1 | exception Not_found -> 2 in
  (* ruleid: same-branches *)
  if x then a + b else a + b;
  (* ok: same-branches *)
  if x then a else b;
  (* ruleid: increment *)
  x := !x + 1;
  (* ok: increment *)
  x := !y + 1;
  (* ruleid: any-member *)
  Array.unsafe_get xs 0;
  (* ruleid: temporary *)
  load "/tmp/cache.d";
  (* ok: temporary *)
  load "/tmp/cache_d"
