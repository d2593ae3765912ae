(* A module. (* nested *) *)
open Printf

let limit = 5

let total ?start ~step:by (first : int) = first + by * limit

let rec walk = function
  | [] -> 0
  | x :: rest when x > 0 -> x + walk rest
  | _ -> Lib.Inner.fail "bad"

let () =
  let counter = ref 0 in
  if !counter = 0 then printf "%d\n" 1 else ();
  counter := !counter + 1;
  for i = 1 to 3 do walk [i; 2] done;
  try run ~fast:true (fun x -> x.field.(0)) with
  | Not_found -> raise Exit
  | e -> handle e

module M = struct
  let pair = (1, 'c')
end

let shown = match pair with true -> { a = 1; b } | _ -> s.[0]
