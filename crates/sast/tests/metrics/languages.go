package metrics

// metrics: cognitive=13 cyclomatic=9 nesting=2 lines=24 parameters=3 required=2
func (r *Reader) Read(first, second int, rest ...string) (int, error) {
	if first > 0 && second > 0 || first < 0 {
		return 0, nil
	} else if second < 0 {
		return 1, nil
	}
outer:
	for _, word := range rest {
		for i := 0; i < first; i++ {
			continue outer
		}
	}
	switch first {
	case 1, 2:
		return 2, nil
	default:
		go func() {
			if second > 1 {
				goto outer
			}
		}()
	}
	return 3, nil
}
