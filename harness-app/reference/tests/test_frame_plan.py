from framefarm_harness.frame_plan import fixed_targets, van_der_corput_order


def test_eight_frames_are_visited_in_bit_reversed_order():
    assert van_der_corput_order(8) == [0, 4, 2, 6, 1, 5, 3, 7]


def test_any_count_visits_every_part_once():
    for count in range(1, 257):
        assert sorted(van_der_corput_order(count)) == list(range(count))


def test_targets_are_the_middles_of_equal_parts():
    assert fixed_targets(4, 1000) == [125, 625, 375, 875]
