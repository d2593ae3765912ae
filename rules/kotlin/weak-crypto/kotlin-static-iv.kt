import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.IvParameterSpec

class Seals {
    fun zero(): IvParameterSpec {
        // ruleid: kotlin-static-iv
        return IvParameterSpec(ByteArray(16))
    }

    fun fixed(): GCMParameterSpec {
        // ruleid: kotlin-static-iv
        return GCMParameterSpec(128, "nightly-box1".toByteArray())
    }

    fun named(): IvParameterSpec {
        val vector = "0000000000000000".toByteArray()
        // ruleid: kotlin-static-iv
        return IvParameterSpec(vector)
    }

    fun fresh(): GCMParameterSpec {
        val nonce = ByteArray(12)
        random.nextBytes(nonce)
        // ok: kotlin-static-iv
        return GCMParameterSpec(128, nonce)
    }

    fun also(): GCMParameterSpec {
        val nonce = ByteArray(12).also { random.nextBytes(it) }
        // ok: kotlin-static-iv
        return GCMParameterSpec(128, nonce)
    }

    fun given(nonce: ByteArray): GCMParameterSpec {
        // ok: kotlin-static-iv
        return GCMParameterSpec(128, nonce)
    }
}
